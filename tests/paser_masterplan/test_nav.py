"""Does the menu lead each person where the person may go?"""

from paser_masterplan.nav import doors


def labels(user, path="/"):
    return [door.label for door in doors(user, path)]


def test_only_an_admin_has_the_doors_of_an_admin(operator, admin):
    assert set(labels(admin)) - set(labels(operator)) == {
        "Telaah",
        "Ringkasan",
        "Akun",
        "Jejak",
    }


def test_readers_have_the_door_to_the_summary(operator, expert, council):
    assert [label for label in labels(council) if label not in labels(operator)] == [
        "Ringkasan"
    ]
    assert set(labels(expert)) - set(labels(operator)) == {"Telaah", "Ringkasan"}


def test_the_nearest_door_is_the_current_one(operator):
    current = [door.label for door in doors(operator, "/program/12/") if door.current]

    assert current == ["Program"]


def test_the_desk_is_current_on_itself_alone(operator):
    at_home = [door.label for door in doors(operator, "/") if door.current]
    elsewhere = [door.label for door in doors(operator, "/pesan/") if door.current]

    assert at_home == ["Meja kerja"]
    assert elsewhere == []


def test_a_stranger_sees_no_menu(client):
    page = client.get("/panduan/").content.decode()

    assert "Meja kerja</a>" not in page
