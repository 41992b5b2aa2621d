int is_missing_until_later(int x);
int call_missing(int x) { return is_missing_until_later(x); }
int fine(void) { return 3; }
