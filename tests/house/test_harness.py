"""The ground that the other tests stand on."""

import pytest
from django.contrib.auth import get_user_model
from wagtail.models import Locale, Page


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("run", [1, 2])
def test_a_transactional_test_leaves_the_database_as_the_migrations_made_it(run):
    assert Page.objects.filter(depth=1).count() == 1
    assert Locale.objects.exists()
    Page.objects.all().delete()
    get_user_model().objects.all().delete()
