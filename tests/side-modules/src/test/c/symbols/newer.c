int PyNo_SuchFunction(void);
int call(void) { return PyNo_SuchFunction(); }
