int is_missing_until_later(int x) { return x + 1000; }
