#include <stdarg.h>
#include <wasm_simd128.h>

typedef struct {
  double x, y;
} point;

typedef struct {
  int only;
} single;

point mirror(point p) {
  point result = {p.y, p.x};
  return result;
}

int unwrap(single s) { return s.only; }

long long product(long long a, int b) { return a * b; }

double mean(int count, ...) {
  va_list values;
  va_start(values, count);
  double sum = 0;
  for (int i = 0; i < count; i++) {
    sum += va_arg(values, double);
  }
  va_end(values);
  return sum / count;
}

float dot(const float *a, const float *b, int n) {
  v128_t sums = wasm_f32x4_splat(0);
  for (int i = 0; i < n; i += 4) {
    sums = wasm_f32x4_add(sums, wasm_f32x4_mul(wasm_v128_load(a + i), wasm_v128_load(b + i)));
  }
  return wasm_f32x4_extract_lane(sums, 0) + wasm_f32x4_extract_lane(sums, 1) +
         wasm_f32x4_extract_lane(sums, 2) + wasm_f32x4_extract_lane(sums, 3);
}

_Thread_local int per_thread = 3;
int next(void) { return per_thread++; }

char text[] = "mutable";
