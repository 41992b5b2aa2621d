// needs: a_base.so
void note(char who);
__attribute__((constructor)) static void start(void) { note('r'); }
int right(void) { return 2; }
