"""A scanner on a serial port: every suffix, none, FNC1, halves, rubbish, and being pulled out."""

import threading

import pytest

from pos_app.devices.serial_lines.errors import DeviceMissing
from pos_app.devices.serial_lines.scanner import (
    CODE_BYTES_MAX,
    TORN_READS,
    CodeReader,
    Reading,
    SerialScanner,
)
from tests.support.around.serial_device import serial_device

EAN, OTHER = "8964000123454", "5000159461122"


@pytest.mark.parametrize("end", [b"\r", b"\n", b"\r\n", b"\n\r", b"\t", b"\r\r"])
def test_every_end_of_a_line_ends_one_code(end):
    reader = CodeReader(ends_by_pause=False)
    sent = EAN.encode() + end + OTHER.encode() + end
    assert reader.feed(sent) == [Reading(EAN), Reading(OTHER)]
    assert reader.pause() == []


def test_a_code_without_an_end_is_ended_by_a_pause_where_the_scanner_sends_none():
    reader = CodeReader(ends_by_pause=True)
    assert reader.feed(EAN[:5].encode()) == []
    assert reader.feed(EAN[5:].encode()) == []
    assert reader.pause() == [Reading(EAN)]
    assert reader.pause() == []


def test_half_a_code_is_not_sold_as_a_whole_one():
    reader = CodeReader(ends_by_pause=False)
    reader.feed(EAN[:7].encode())
    found = [reading for _ in range(TORN_READS) for reading in reader.pause()]
    assert found == [Reading(EAN[:7], is_torn=True)]
    assert reader.feed(f"{OTHER}\r".encode()) == [Reading(OTHER)]


def test_aim_ids_and_fnc1_stay_in_the_code_and_its_frame_does_not():
    reader = CodeReader(ends_by_pause=False)
    code = "]d2010896400015345110LOT7\x1d17261230"
    assert reader.feed(f"\x02{code}\x03\r\n".encode()) == [Reading(code)]


def test_letters_of_any_script_and_bytes_of_none():
    reader = CodeReader(ends_by_pause=False)
    assert reader.feed("https://دکان\r".encode()) == [Reading("https://دکان")]
    assert reader.feed(b"\xff\xfe12\r") == [Reading("\xff\xfe12")]


def test_what_is_longer_than_any_code_is_not_one():
    reader = CodeReader(ends_by_pause=False)
    (reading,) = reader.feed(b"9" * (CODE_BYTES_MAX * 3) + b"\r")
    assert reading.is_torn
    assert reader.feed(f"{EAN}\r".encode()) == [Reading(EAN)]


def listening(port):
    """A thread that listens; what it heard, whether it is open, and how it ended."""
    heard, ended, is_open, stop = [], [], threading.Event(), threading.Event()
    got = threading.Semaphore(0)

    def take(reading):
        heard.append(reading.text)
        got.release()

    def listen():
        try:
            SerialScanner(port).listen(take, opened=is_open.set, stop=stop)
        except DeviceMissing as error:
            ended.append(error)

    thread = threading.Thread(target=listen, daemon=True)
    thread.start()
    assert is_open.wait(10)
    return thread, heard, ended, stop, got


def test_fifty_codes_in_one_go_come_in_their_order(tmp_path):
    codes = [f"code{number:03}" for number in range(50)]
    with serial_device(tmp_path) as device:
        thread, heard, ended, stop, got = listening(device.port)
        device.say("".join(f"{code}\r\n" for code in codes).encode())
        for _ in codes:
            assert got.acquire(timeout=10)
        stop.set()
        thread.join(10)
    assert (heard, ended) == (codes, [])


def test_pulled_out_in_the_middle_of_a_code_gives_nothing_but_the_loss(tmp_path):
    with serial_device(tmp_path) as device:
        thread, heard, ended, _stop, _got = listening(device.port)
        device.say(EAN[:6].encode())
        device.unplug()
        thread.join(10)
    assert not thread.is_alive()
    assert (heard, len(ended)) == ([], 1)
