// Lays out the same families with Graphviz dot and ELK, and says where each put everybody.
// Standard input: [{people: [[id, width]], unions: [[id, [partner], [child]]]}]; standard output:
// {dot: [{ms, x: {id: x}, y: {id: y}}], elk: [...]}.
import { readFileSync } from "node:fs";

const families = JSON.parse(readFileSync(0, "utf8"));
const round = (n) => Math.round(n * 100) / 100;

function dotSource(family) {
  const lines = ["digraph { nodesep=0.25; edge [dir=none]; node [shape=box, fixedsize=true];"];
  for (const [id, width] of family.people) lines.push(`"${id}" [width=${width / 72}, height=0.6];`);
  for (const [id, partners, children] of family.unions) {
    lines.push(`"${id}" [width=0.05, height=0.05];`);
    if (partners[1]) lines.push(`{rank=same; "${partners[0]}"; "${partners[1]}";}`);
    for (const one of partners) lines.push(`"${one}" -> "${id}" [weight=4];`);
    for (const child of children) lines.push(`"${id}" -> "${child}";`);
  }
  return lines.concat("}").join("\n");
}

async function dot() {
  const { Graphviz } = await import("@hpcc-js/wasm-graphviz");
  const graphviz = await Graphviz.load();
  return families.map((family) => {
    const began = performance.now();
    const plain = graphviz.layout(dotSource(family), "plain", "dot");
    const ms = performance.now() - began;
    const x = {}, y = {};
    for (const line of plain.split("\n")) {
      const part = line.match(/^node "?([^" ]+)"? (\S+) (\S+)/);
      if (part) [x[part[1]], y[part[1]]] = [round(part[2] * 72), round(-part[3] * 72)];
    }
    return { ms, x, y };
  });
}

async function elk() {
  const { default: ELK } = await import("elkjs");
  const engine = new ELK();
  const laid = [];
  for (const family of families) {
    const graph = {
      id: "root",
      layoutOptions: { "elk.algorithm": "layered", "elk.direction": "DOWN" },
      children: [
        ...family.people.map(([id, width]) => ({ id, width, height: 44 })),
        ...family.unions.map(([id]) => ({ id, width: 4, height: 4 })),
      ],
      edges: family.unions.flatMap(([id, partners, children]) => [
        ...partners.map((one) => ({ id: `${one}>${id}`, sources: [one], targets: [id] })),
        ...children.map((one) => ({ id: `${id}>${one}`, sources: [id], targets: [one] })),
      ]),
    };
    const began = performance.now();
    const done = await engine.layout(graph);
    const ms = performance.now() - began;
    const x = {}, y = {};
    for (const node of done.children) {
      [x[node.id], y[node.id]] = [round(node.x + node.width / 2), round(node.y)];
    }
    laid.push({ ms, x, y });
  }
  return laid;
}

const answer = {};
for (const [name, engine] of [["dot", dot], ["elk", elk]]) {
  try {
    answer[name] = await engine();
  } catch (cause) {
    answer[name] = { absent: String(cause.message).split("\n")[0] };
  }
}
process.stdout.write(JSON.stringify(answer));
