"""The database of a worker, and what must not leak from one test to the next."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.core.cache import caches
from django.db import connection
from django.test import TransactionTestCase, override_settings
from django.utils import translation
from pytest_django import DjangoDbBlocker

from tests.harness.databases import copy_template, drop, forget_template
from tests.harness.templates import refuse_undefined_variables

pytest_plugins = ["tests.cast", "tests.belongings", "tests.clocks"]


@pytest.fixture(scope="session")
def django_db_setup(
    request: pytest.FixtureRequest,
    django_test_environment: None,
    django_db_blocker: DjangoDbBlocker,
    django_db_createdb: bool,
) -> Iterator[None]:
    """Give this process a database of its own; `--create-db` migrates it anew."""
    worker = getattr(request.config, "workerinput", {}).get("workerid", "alone")
    database = f"test_{settings.DATABASES['default']['NAME']}_{worker}"
    with django_db_blocker.unblock():
        if django_db_createdb and worker in {"alone", "gw0"}:
            forget_template()
        copy_template(database)
    connection.settings_dict["NAME"] = settings.DATABASES["default"]["NAME"] = database
    with pytest.MonkeyPatch.context() as patch:
        # Django empties every table, and with them go the rows that migrations made: Wagtail's root
        # page, languages and collections, our roles. A copy of the template has them, and is quicker.
        patch.setattr(TransactionTestCase, "_fixture_teardown", lambda _test: copy_template(database))
        yield
    with django_db_blocker.unblock():
        drop(database)


@pytest.fixture
def renew_database(transactional_db: None) -> Callable[[], None]:
    """Return a function that puts the database back to what the migrations made (0.1 s).

    For tests that run many rounds in one go. Sessions of other threads are cut.
    """
    return lambda: copy_template(connection.settings_dict["NAME"])


@pytest.fixture(scope="session", autouse=True)
def _strict_templates() -> None:
    refuse_undefined_variables()


@pytest.fixture(scope="session", autouse=True)
def _own_media(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Keep uploads of tests out of the media folder of the site."""
    folder = tmp_path_factory.mktemp("media")
    with override_settings(MEDIA_ROOT=folder):
        yield folder


@pytest.fixture(autouse=True)
def _nothing_leaks() -> Iterator[None]:
    """Start each test with empty caches and in the site's own language."""
    yield
    # All of them: the thread of a live server has filled some that this one never opened.
    for cache in caches.all():
        cache.clear()
    translation.activate(settings.LANGUAGE_CODE)
