void *dlopen(const char *, int);
void *dlsym(void *, const char *);
int dlclose(void *);
char *dlerror(void);

int call_in(const char *path, const char *name, int x) {
  void *library = dlopen(path, 2);
  if (!library) {
    return -1;
  }
  int (*function)(int) = (int (*)(int))dlsym(library, name);
  if (!function) {
    return -2;
  }
  int result = function(x);
  return dlclose(library) == 0 ? result : -3;
}

const char *why_not(const char *path) { return dlopen(path, 2) ? "" : dlerror(); }
