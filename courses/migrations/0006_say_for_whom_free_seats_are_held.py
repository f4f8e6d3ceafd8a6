from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('courses', '0005_share_the_seats_between_groups'),
    ]

    operations = [
        migrations.AddField(
            model_name='runseats',
            name='reserved_for',
            field=models.CharField(db_default='', default='', editable=False, max_length=40, verbose_name='groups that seats are held for'),
        ),
    ]
