"""Keep who opened a family in an emergency, and whether it was one of many that day."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("access", "0002_trail_only_added_to")]
    operations = [
        migrations.AddField(
            model_name="breakglass",
            name="opened_by",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="breakglass",
            name="often",
            field=models.BooleanField(default=False),
        ),
    ]
