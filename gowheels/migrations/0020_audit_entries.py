from django.db import migrations


class Migration(migrations.Migration):

    dependencies = [
        ("gowheels", "0019_registration"),
    ]

    operations = [
        migrations.AlterModelOptions(
            name="auditentry",
            options={"ordering": ["-at", "-id"], "verbose_name": "audit entry", "verbose_name_plural": "audit entries"},
        ),
    ]
