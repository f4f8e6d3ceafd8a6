import django.contrib.postgres.indexes
import django.contrib.postgres.search
import django.db.models.deletion
from django.db import migrations, models


# The functions that fold, cut and weigh are those of the catalogue (courses 0004). What kind of place it is
# counts like a part of a word: nobody writes "volunteering" on a page about serving coffee, and no line of the
# page can be shown for it.
REFRESH = r"""
CREATE FUNCTION home_refresh_community(community integer) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO home_communitytext (page_id, language, title, teaser, text, parts)
    SELECT p.id, l.language_code, p.title, c.teaser,
        concat_ws(' ', courses_plain(c.first_time), courses_body_text(c.body), c."when", c.town),
        courses_parts(p.title || ' ' || c.teaser) || CASE c.kind
            WHEN 'club' THEN ' x0forening x0faellesskab x0association x0community'
            WHEN 'volunteering' THEN ' x0frivillig x0frivilligt x0volunteering x0volunteer'
            WHEN 'education' THEN ' x0uddannelse x0education x0skole'
            WHEN 'work' THEN ' x0arbejde x0beskaeftigelse'
            ELSE ' x0raadgivning x0advice' END
    FROM wagtailcore_page p
    JOIN home_communitypage c ON c.page_ptr_id = p.id
    JOIN wagtailcore_locale l ON l.id = p.locale_id
    WHERE p.id = community AND p.live AND p.alias_of_id IS NULL
    ON CONFLICT (page_id) DO UPDATE SET language = excluded.language, title = excluded.title,
        teaser = excluded.teaser, text = excluded.text, parts = excluded.parts;
    IF NOT FOUND THEN
        DELETE FROM home_communitytext WHERE page_id = community;
    END IF;
END $$;

CREATE FUNCTION home_community_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_TABLE_NAME = 'wagtailcore_page' THEN
        PERFORM home_refresh_community(NEW.id);
    ELSIF TG_OP = 'DELETE' THEN
        DELETE FROM home_communitytext WHERE page_id = OLD.page_ptr_id;
    ELSE
        PERFORM home_refresh_community(NEW.page_ptr_id);
    END IF;
    RETURN NULL;
END $$;

CREATE TRIGGER home_text_of_community AFTER INSERT OR UPDATE OR DELETE ON home_communitypage
    FOR EACH ROW EXECUTE FUNCTION home_community_changed();
CREATE TRIGGER home_text_of_page AFTER UPDATE OF title, live, locale_id, alias_of_id ON wagtailcore_page
    FOR EACH ROW WHEN ((OLD.title, OLD.live, OLD.locale_id, OLD.alias_of_id)
        IS DISTINCT FROM (NEW.title, NEW.live, NEW.locale_id, NEW.alias_of_id))
    EXECUTE FUNCTION home_community_changed();

SELECT home_refresh_community(page_ptr_id) FROM home_communitypage;
"""

NO_REFRESH = """
DROP TRIGGER home_text_of_community ON home_communitypage;
DROP TRIGGER home_text_of_page ON wagtailcore_page;
DROP FUNCTION home_community_changed(), home_refresh_community(integer);
"""


class Migration(migrations.Migration):

    dependencies = [
        ('home', '0004_build_bridges_and_print'),
        ('courses', '0012_lay_paths_through_the_school'),
    ]

    operations = [
        migrations.CreateModel(
            name='CommunityText',
            fields=[
                ('page', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='searched', serialize=False, to='home.communitypage')),
                ('language', models.CharField(max_length=12)),
                ('title', models.TextField()),
                ('teaser', models.TextField()),
                ('text', models.TextField()),
                ('parts', models.TextField()),
                ('vector', models.GeneratedField(db_persist=True, expression=models.Func(models.F('language'), models.F('title'), models.F('teaser'), models.F('text'), models.F('parts'), function='courses_vector'), output_field=django.contrib.postgres.search.SearchVectorField())),
            ],
            options={
                'verbose_name': 'searched text of a community',
                'verbose_name_plural': 'searched texts of communities',
                'default_permissions': (),
                'indexes': [django.contrib.postgres.indexes.GinIndex(fields=['vector'], name='home_community_vector')],
            },
        ),
        migrations.RunSQL(REFRESH, NO_REFRESH),
    ]
