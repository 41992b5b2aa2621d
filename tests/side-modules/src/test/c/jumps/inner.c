typedef int jmp_buf[16];
void longjmp(jmp_buf, int) __attribute__((noreturn));

void leap(jmp_buf target, int depth, int value) {
  volatile char frame[64];
  frame[depth % 64] = (char)value;
  if (depth == 0) {
    longjmp(target, value);
  }
  leap(target, depth - 1, value);
  frame[0] = frame[1];
}
