from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('gowheels', '0008_leads'),
    ]

    operations = [
        migrations.AddIndex(
            model_name="vehiclereport",
            index=models.Index(fields=["resolved_at", "vehicle"], name="report_open"),
        ),
    ]
