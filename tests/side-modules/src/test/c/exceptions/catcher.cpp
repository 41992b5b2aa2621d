// needs: base.so
struct Error {
  int code;
  explicit Error(int c) : code(c) {}
  virtual ~Error() {}
  virtual int weight() const { return code; }
};

extern "C" {
void raise_error(int code);
void raise_worse(int code);
void raise_int(int code);

int catch_by_type(int kind, int code) {
  try {
    if (kind == 0) {
      raise_error(code);
    } else if (kind == 1) {
      raise_worse(code);
    } else if (kind == 2) {
      raise_int(code);
    }
    return -1;
  } catch (const Error &e) {
    return e.weight();
  } catch (int value) {
    return 1000 + value;
  }
}

int catch_all(int code) {
  try {
    raise_worse(code);
  } catch (...) {
    return 7;
  }
  return 0;
}

int rethrow(int code) {
  try {
    try {
      raise_worse(code);
    } catch (Error &e) {
      e.code++;
      throw;
    }
  } catch (const Error &e) {
    return e.weight();
  }
  return 0;
}

typedef int (*callback)(int);

int through_pointer(callback f, int value) {
  try {
    return f(value);
  } catch (int thrown) {
    return -thrown;
  }
}

int throws_its_argument(int value) { throw value; }

callback throwing_function() { return throws_its_argument; }

int never_caught(int value) { throw value; }
}
