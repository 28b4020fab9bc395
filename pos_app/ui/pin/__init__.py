"""Who it is: persons to choose from and a PIN that is typed, at sign-in and at an approval."""
