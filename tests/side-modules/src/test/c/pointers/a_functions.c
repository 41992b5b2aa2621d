int twice(int x) { return 2 * x; }
static int hidden(int x) { return x + 1; }
int numbers[4] = {1, 2, 3, 4};
int *into_numbers = &numbers[2];
int (*const operations[])(int) = {twice, hidden, 0};

typedef int (*operation)(int);
operation address_of_twice(void) { return twice; }
int through_table(int which, int x) { return operations[which](x); }
int third(void) { return *into_numbers; }
