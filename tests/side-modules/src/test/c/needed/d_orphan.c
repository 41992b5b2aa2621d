// needs: a_base.so
int orphan(void) { return 1; }
