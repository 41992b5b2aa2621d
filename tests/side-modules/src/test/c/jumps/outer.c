// needs: inner.so
typedef int jmp_buf[16];
int setjmp(jmp_buf) __attribute__((returns_twice));
void longjmp(jmp_buf, int) __attribute__((noreturn));
void leap(jmp_buf target, int depth, int value);

int across(int depth, int value) {
  jmp_buf here;
  int result = setjmp(here);
  if (result == 0) {
    leap(here, depth, value);
    return -1;
  }
  return result;
}

int nested(void) {
  jmp_buf outer;
  jmp_buf inner;
  volatile int steps = 0;
  if (setjmp(outer) == 0) {
    if (setjmp(inner) == 0) {
      steps = steps + 1;
      leap(inner, 3, 1);
    }
    steps = steps + 10;
    leap(outer, 3, 1);
  }
  return steps + 100;
}

int zero_is_one(void) {
  jmp_buf here;
  int result = setjmp(here);
  if (result == 0) {
    longjmp(here, 0);
  }
  return result;
}

typedef void (*callback)(void);

int through_callback(callback f) {
  jmp_buf here;
  volatile int count = 0;
  if (setjmp(here) == 0) {
    f();
    count = count + 1;
    longjmp(here, 1);
  }
  return count;
}
