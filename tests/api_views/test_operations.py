def test_the_process_says_it_is_alive_and_asks_no_database(client):
    # Without the mark that opens the database a query would fail this test.
    response = client.get("/healthz/")
    assert response.status_code == 200
    assert response.json() == {"success": True, "status": "alive"}


def test_a_load_balancer_is_not_redirected_to_https(client, settings):
    settings.SECURE_SSL_REDIRECT = True
    assert client.get("/healthz/").status_code == 200
    assert client.get("/about/").status_code == 301
