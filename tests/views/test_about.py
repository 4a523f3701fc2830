import pytest

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("path", ["/about/", "/safety/", "/privacy/", "/terms/"])
def test_a_page_of_words_is_there_for_everybody(anonymous, outsider, staff, path):
    for browser in (anonymous, outsider, staff):
        response = browser.get(path)
        assert response.status_code == 200
        assert f"{path[1:-1]}.html" in [template.name for template in response.templates]


@pytest.mark.parametrize("path", ["/about/", "/safety/", "/privacy/", "/terms/"])
def test_a_page_of_words_asks_the_database_nothing(anonymous, count_queries, path):
    assert count_queries(anonymous, path) == 0
