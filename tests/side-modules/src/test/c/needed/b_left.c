// needs: a_base.so
void note(char who);
__attribute__((constructor(200))) static void second(void) { note('2'); }
__attribute__((constructor(150))) static void first(void) { note('1'); }
int left(void) { return 1; }
