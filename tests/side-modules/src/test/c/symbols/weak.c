__attribute__((weak)) int nobody_has_this(void);
__attribute__((weak)) extern int nor_this_variable;
__attribute__((weak)) int strong_elsewhere(void) { return 1; }
extern int counter;

int weak_function(void) { return nobody_has_this ? nobody_has_this() : -1; }
int weak_variable(void) { return &nor_this_variable ? nor_this_variable : -2; }
int own_weak(void) { return strong_elsewhere(); }
int add_to_counter(int n) { return counter += n; }
