int version(int x, double y);
int call_version(void) { return version(1, 2.0); }
