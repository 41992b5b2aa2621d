__attribute__((weak)) int version(void) { return 2; }
int used_by_two(void) { return version(); }
