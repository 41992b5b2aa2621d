package org.jyodide.vfs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ErrnoTest {
  @ParameterizedTest
  @CsvSource({
    "E2BIG,1",
    "EACCES,2",
    "EAFNOSUPPORT,5",
    "EAGAIN,6",
    "EBADF,8",
    "EEXIST,20",
    "EINTR,27",
    "EINVAL,28",
    "EIO,29",
    "EISDIR,31",
    "ELOOP,32",
    "EMFILE,33",
    "ENODEV,43",
    "ENOENT,44",
    "ENOMEM,48",
    "ENOPROTOOPT,50",
    "ENOSPC,51",
    "ENOSYS,52",
    "ENOTDIR,54",
    "ENOTEMPTY,55",
    "ENOTSOCK,57",
    "ENOTTY,59",
    "ENXIO,60",
    "EOVERFLOW,61",
    "EPERM,63",
    "EPIPE,64",
    "ERANGE,68",
    "EROFS,69",
    "ESPIPE,70",
    "EXDEV,75",
    "EOPNOTSUPP,138",
    "EL2NSYNC,156"
  })
  void hasTheNumbersOfWasi(Errno errno, int number) {
    assertEquals(number, errno.number());
  }

  @Test
  void isCompleteAndUnambiguous() {
    long numbers = Arrays.stream(Errno.values()).mapToInt(Errno::number).distinct().count();
    assertEquals(Errno.values().length, numbers);
    assertEquals(118, numbers);
  }

  @Test
  void saysWhatHappened() {
    ErrnoException exception = Errno.ENOENT.exception("/a");
    assertEquals("ENOENT: no such file or directory: '/a'", exception.getMessage());
    assertEquals(0, exception.getStackTrace().length);
  }
}
