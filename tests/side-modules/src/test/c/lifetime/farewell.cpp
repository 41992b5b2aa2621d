extern "C" int puts(const char *);
extern "C" int atexit(void (*)(void));

struct Resident {
  const char *name;
  explicit Resident(const char *n) : name(n) {}
  ~Resident() { puts(name); }
};

static Resident first("first");
static Resident second("second");

static void goodbye() { puts("goodbye"); }

extern "C" int register_goodbye() { return atexit(goodbye); }
