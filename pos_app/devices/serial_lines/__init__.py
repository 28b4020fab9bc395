"""Devices on a serial port: scales that are asked, scanners that speak by themselves."""
