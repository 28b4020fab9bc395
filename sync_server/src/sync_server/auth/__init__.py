"""Who is it: keys, tokens, enrolment of tills, passwords."""
