// Classes whose type information every library has a weak copy of.
struct Error {
  int code;
  explicit Error(int c) : code(c) {}
  virtual ~Error() {}
  virtual int weight() const { return code; }
};

struct Worse : Error {
  explicit Worse(int c) : Error(c) {}
  int weight() const override { return 10 * code; }
};

static int unwound;

struct Guard {
  ~Guard() { unwound++; }
};

extern "C" {
void raise_error(int code) {
  Guard guard;
  throw Error(code);
}

void raise_worse(int code) {
  Guard guard;
  throw Worse(code);
}

void raise_int(int code) { throw code; }

int unwound_guards() { return unwound; }
}
