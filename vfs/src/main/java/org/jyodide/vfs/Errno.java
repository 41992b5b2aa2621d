package org.jyodide.vfs;

/**
 * An error number as the C library of the program knows it. The numbers are those of WASI preview
 * 1, which Emscripten uses and continues above 76 with numbers of its own.
 */
public enum Errno {
  E2BIG(1, "argument list too long"),
  EACCES(2, "permission denied"),
  EADDRINUSE(3, "address in use"),
  EADDRNOTAVAIL(4, "address not available"),
  EAFNOSUPPORT(5, "address family not supported"),
  EAGAIN(6, "not ready, try again"),
  EALREADY(7, "in progress already"),
  EBADF(8, "bad file descriptor"),
  EBADMSG(9, "bad message"),
  EBUSY(10, "in use"),
  ECANCELED(11, "canceled"),
  ECHILD(12, "no child process"),
  ECONNABORTED(13, "connection aborted"),
  ECONNREFUSED(14, "connection refused"),
  ECONNRESET(15, "connection reset by peer"),
  EDEADLK(16, "would deadlock"),
  EDESTADDRREQ(17, "destination address needed"),
  EDOM(18, "argument outside the domain"),
  EDQUOT(19, "quota exceeded"),
  EEXIST(20, "exists already"),
  EFAULT(21, "bad address"),
  EFBIG(22, "file too large"),
  EHOSTUNREACH(23, "host unreachable"),
  EIDRM(24, "identifier removed"),
  EILSEQ(25, "illegal byte sequence"),
  EINPROGRESS(26, "in progress"),
  EINTR(27, "interrupted while waiting"),
  EINVAL(28, "invalid argument"),
  EIO(29, "input or output failed"),
  EISCONN(30, "connected already"),
  EISDIR(31, "is a directory"),
  ELOOP(32, "too many symbolic links"),
  EMFILE(33, "too many open files"),
  EMLINK(34, "too many links"),
  EMSGSIZE(35, "message too long"),
  EMULTIHOP(36, "multihop attempted"),
  ENAMETOOLONG(37, "name too long"),
  ENETDOWN(38, "network is down"),
  ENETRESET(39, "connection dropped by the network"),
  ENETUNREACH(40, "network unreachable"),
  ENFILE(41, "too many open files in the system"),
  ENOBUFS(42, "no buffer space"),
  ENODEV(43, "device does not support this"),
  ENOENT(44, "no such file or directory"),
  ENOEXEC(45, "not an executable format"),
  ENOLCK(46, "no locks available"),
  ENOLINK(47, "link severed"),
  ENOMEM(48, "out of memory"),
  ENOMSG(49, "no message of that type"),
  ENOPROTOOPT(50, "protocol option unknown"),
  ENOSPC(51, "no space left"),
  ENOSYS(52, "not implemented"),
  ENOTCONN(53, "not connected"),
  ENOTDIR(54, "not a directory"),
  ENOTEMPTY(55, "directory not empty"),
  ENOTRECOVERABLE(56, "state not recoverable"),
  ENOTSOCK(57, "not a socket"),
  ENOTTY(59, "not a terminal, or request unknown to the device"),
  ENXIO(60, "no such device or address"),
  EOVERFLOW(61, "value too large"),
  EOWNERDEAD(62, "owner died"),
  EPERM(63, "operation not allowed"),
  EPIPE(64, "nobody reads the other end"),
  EPROTO(65, "protocol error"),
  EPROTONOSUPPORT(66, "protocol not supported"),
  EPROTOTYPE(67, "wrong protocol for the socket"),
  ERANGE(68, "result out of range"),
  EROFS(69, "read-only file system"),
  ESPIPE(70, "cannot seek here"),
  ESRCH(71, "no such process"),
  ESTALE(72, "stale file handle"),
  ETIMEDOUT(73, "timed out"),
  ETXTBSY(74, "program file in use"),
  EXDEV(75, "link across mounts"),
  ENOSTR(100, "not a stream"),
  EBFONT(101, "bad font file"),
  EBADSLT(102, "invalid slot"),
  EBADRQC(103, "invalid request code"),
  ENOANO(104, "no anode"),
  ENOTBLK(105, "block device needed"),
  ECHRNG(106, "channel number out of range"),
  EL3HLT(107, "level 3 halted"),
  EL3RST(108, "level 3 reset"),
  ELNRNG(109, "link number out of range"),
  EUNATCH(110, "protocol driver not attached"),
  ENOCSI(111, "no CSI structure"),
  EL2HLT(112, "level 2 halted"),
  EBADE(113, "invalid exchange"),
  EBADR(114, "invalid request descriptor"),
  EXFULL(115, "exchange full"),
  ENODATA(116, "no data available"),
  ETIME(117, "timer expired"),
  ENOSR(118, "out of stream resources"),
  ENONET(119, "not on the network"),
  ENOPKG(120, "package not installed"),
  EREMOTE(121, "object is remote"),
  EADV(122, "advertise error"),
  ESRMNT(123, "remote mount error"),
  ECOMM(124, "error on send"),
  EDOTDOT(125, "remote file share error"),
  ENOTUNIQ(126, "name not unique"),
  EBADFD(127, "descriptor in a bad state"),
  EREMCHG(128, "remote address changed"),
  ELIBACC(129, "shared library not accessible"),
  ELIBBAD(130, "shared library corrupted"),
  ELIBSCN(131, "library section corrupted"),
  ELIBMAX(132, "too many shared libraries"),
  ELIBEXEC(133, "shared library is not a program"),
  ESTRPIPE(135, "streams pipe error"),
  EUSERS(136, "too many users"),
  ESOCKTNOSUPPORT(137, "socket type not supported"),
  EOPNOTSUPP(138, "not supported"),
  EPFNOSUPPORT(139, "protocol family not supported"),
  ESHUTDOWN(140, "endpoint was shut down"),
  ETOOMANYREFS(141, "too many references"),
  EHOSTDOWN(142, "host is down"),
  ENOMEDIUM(148, "no medium"),
  EL2NSYNC(156, "level 2 not synchronized");

  /** Another name of {@link #EAGAIN}. */
  public static final Errno EWOULDBLOCK = EAGAIN;

  /** Another name of {@link #EDEADLK}. */
  public static final Errno EDEADLOCK = EDEADLK;

  /** Another name of {@link #EOPNOTSUPP}. */
  public static final Errno ENOTSUP = EOPNOTSUPP;

  private final int number;
  private final String description;

  Errno(int number, String description) {
    this.number = number;
    this.description = description;
  }

  /** The positive number that the program sees. */
  public int number() {
    return number;
  }

  /** A few words that say what went wrong. */
  public String description() {
    return description;
  }

  /** A new exception that carries this number. */
  public ErrnoException exception() {
    return new ErrnoException(this);
  }

  /** A new exception that carries this number and says what it is about, a path for example. */
  public ErrnoException exception(String subject) {
    return new ErrnoException(this, subject);
  }
}
