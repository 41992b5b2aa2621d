static char order[16];
static int length;

void note(char who) { order[length++] = who; }
const char *noted(void) { return order; }

__attribute__((constructor)) static void start(void) { note('a'); }
