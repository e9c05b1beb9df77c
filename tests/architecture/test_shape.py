"""Can everything be read in one sitting, and does each package say what it owns?"""

import ast
from pathlib import Path

import pytest

SOURCE = Path(__file__).resolve().parents[2] / "src/sightline"
MOST_LINES_IN_A_FILE = 400
MOST_LINES_IN_A_FUNCTION = 50
# A file or `file:function` that may be longer, and why. Lists of things may; logic may not.
EXCUSED: dict[str, str] = {}

FILES = sorted(path for path in SOURCE.rglob("*.py") if "migrations" not in path.parts)
PACKAGES = [path for path in FILES if path.name == "__init__.py"]


def _name(path: Path) -> str:
    return path.relative_to(SOURCE).as_posix()


def _functions(path: Path) -> list[ast.FunctionDef]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    kinds = ast.FunctionDef | ast.AsyncFunctionDef
    return [node for node in ast.walk(tree) if isinstance(node, kinds)]


def _too_long() -> dict[str, int]:
    found = {}
    for path in FILES:
        lines = len(path.read_text(encoding="utf-8").splitlines())
        if lines > MOST_LINES_IN_A_FILE:
            found[_name(path)] = lines
        for function in _functions(path):
            lines = function.end_lineno - function.lineno + 1
            if lines > MOST_LINES_IN_A_FUNCTION:
                found[f"{_name(path)}:{function.name}"] = lines
    return found


def test_files_and_functions_are_short_or_excused_by_name():
    """What is too long is on the list with its reason, and nothing else is on the list."""
    assert FILES, f"nothing found under {SOURCE}"
    assert set(_too_long()) == set(EXCUSED)


@pytest.mark.parametrize("path", PACKAGES, ids=_name)
def test_a_package_says_what_it_owns_and_holds_nothing_else(path):
    """Its __init__ is a docstring: code there would run for whoever imports a neighbour."""
    says, *rest = ast.parse(path.read_text(encoding="utf-8")).body
    # Django finds tables by importing `models` alone, so that package must gather its own.
    gathered = ast.ImportFrom | ast.Assign if path.parent.name == "models" else ()

    assert ast.get_docstring(ast.Module([says], []))
    assert [ast.unparse(node) for node in rest if not isinstance(node, gathered)] == []


@pytest.mark.parametrize("path", FILES, ids=_name)
def test_a_module_says_which_question_it_answers(path):
    """Every module opens with a paragraph that is a sentence."""
    said = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or ""
    opening = said.partition("\n\n")[0].rstrip()

    assert opening, f"{_name(path)} has no docstring"
    assert opening[-1] in ".?:", f"{_name(path)}: {opening}"
