int private_name(void) { return 31; }
int call_private(void) { return private_name(); }
