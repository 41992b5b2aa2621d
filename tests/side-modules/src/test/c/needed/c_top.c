// needs: b_left.so b_right.so
void note(char who);
int left(void);
int right(void);
__attribute__((constructor)) static void start(void) { note('t'); }
int both(void) { return left() * 10 + right(); }
