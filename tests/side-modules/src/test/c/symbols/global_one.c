int version(void) { return 1; }
int used_by_one(void) { return version(); }
int counter = 100;
