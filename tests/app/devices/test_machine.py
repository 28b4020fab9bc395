"""A machine's name: the same at every start, another on another installation."""

import pytest
from pos_protocol.sync import is_same_machine

from pos_app.devices.machine import machine_name


def named(path, number, host="counter"):
    path.write_text(number)
    return machine_name(files=[path], system="linux", host=host)


def test_same_installation_has_the_same_name_under_any_host_name(tmp_path):
    one = named(tmp_path / "one", "0123456789abcdef0123456789abcdef\n")
    again = named(tmp_path / "two", "0123456789abcdef0123456789abcdef", host="till 7")
    assert one.startswith("counter#")
    assert is_same_machine(one, again)
    assert "0123456789abcdef0123" not in one, "the number itself is told to nobody"


def test_another_installation_has_another(tmp_path):
    one, other = named(tmp_path / "one", "1" * 32), named(tmp_path / "two", "2" * 32)
    assert not is_same_machine(one, other)


@pytest.mark.parametrize("number", ["", "uninitialized\n", None])
def test_without_a_number_the_name_proves_nothing(tmp_path, number):
    path = tmp_path / "machine-id"
    if number is not None:
        path.write_text(number)
    name = machine_name(files=[path], system="linux", host="a#b")
    assert name == "ab"
    assert is_same_machine(name, "counter#1111111111111111")


def test_this_machine_has_one_name():
    assert machine_name() == machine_name() != ""
