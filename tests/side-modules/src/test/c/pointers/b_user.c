// needs: a_functions.so
typedef int (*operation)(int);
int twice(int x);
extern int numbers[4];
int abs(int);
void *malloc(unsigned long);
void free(void *);
void qsort(void *, unsigned long, unsigned long, int (*)(const void *, const void *));

operation my_twice(void) { return twice; }
operation my_abs(void) { return abs; }
int same(operation f) { return f == twice; }
int apply(operation f, int x) { return f(x); }
int *address_of_numbers(void) { return &numbers[1]; }

static int descending(const void *a, const void *b) { return *(const int *)b - *(const int *)a; }

int largest_of(int n) {
  int *values = malloc(n * sizeof(int));
  for (int i = 0; i < n; i++) {
    values[i] = (i * 7919) % n;
  }
  qsort(values, n, sizeof(int), descending);
  int result = values[0];
  free(values);
  return result;
}

typedef long long (*wide)(long long, double, float);
long long call_wide(wide f) { return f(1LL << 40, 2.5, 0.5f); }
