int private_name(void) { return 32; }
int call_private(void) { return private_name(); }
