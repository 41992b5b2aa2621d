package org.jyodide;

import java.lang.invoke.MethodType;
import java.lang.ref.Reference;
import java.lang.reflect.Type;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.jyodide.internal.capi.CApi;
import org.jyodide.internal.capi.Objects.Comparison;
import org.jyodide.internal.convert.TypeArguments;

/**
 * A reference to a Python object. Safe for use by any thread: each method runs on the interpreter's
 * thread.
 *
 * <p>The Python object lives at least as long as this reference is open: until {@link #close},
 * until the garbage collector finds the reference unused, or until the interpreter is closed.
 *
 * <h2>Conversions</h2>
 *
 * Java values become Python objects where a method takes an {@code Object}. Containers are passed
 * as they are; {@link Interpreter#toPython} copies them:
 *
 * <table>
 * <caption>Java to Python</caption>
 * <tr><th>Java</th><th>Python</th><th>{@link Interpreter#toPython}</th></tr>
 * <tr><td>{@code null}</td><td>{@code None}</td></tr>
 * <tr><td>{@code Boolean}</td><td>{@code bool}</td></tr>
 * <tr><td>{@code Byte}, {@code Short}, {@code Integer}, {@code Long}, {@code BigInteger}</td>
 *   <td>{@code int}</td></tr>
 * <tr><td>{@code Float}, {@code Double}</td><td>{@code float}</td></tr>
 * <tr><td>{@code CharSequence}, {@code Character}</td><td>{@code str}; a surrogate without its partner
 *   stays as it is</td></tr>
 * <tr><td>{@code byte[]}</td><td>{@code bytes}, a copy</td></tr>
 * <tr><td>{@code BigDecimal}</td><td>{@code Decimal}</td></tr>
 * <tr><td>other arrays, {@code List}</td><td>the Java object, a sequence</td>
 *   <td>{@code list}, a deep copy</td></tr>
 * <tr><td>{@code Set}</td><td>the Java object, a set</td><td>{@code set}, a copy</td></tr>
 * <tr><td>{@code Map}</td><td>the Java object, a mapping</td>
 *   <td>{@code dict}, a deep copy in its order</td></tr>
 * <tr><td>{@code PyObject} of the same interpreter, and what {@link #as} and its like made of
 *   one</td><td>the object itself</td></tr>
 * <tr><td>{@code PythonException}, any other {@code Throwable}</td><td>the Python exception; {@code
 *   jyodide.JavaError}</td></tr>
 * <tr><td>anything else</td><td>the Java object with the protocol of its shape; its members under
 *   {@link JavaAccess}</td></tr>
 * </table>
 *
 * <p>The methods {@code as…} give the exact Java value and throw {@link ConversionException} rather
 * than lose anything; {@code to…} make a deep copy:
 *
 * <table>
 * <caption>Python to Java</caption>
 * <tr><th>Python</th><th>{@code as…}</th><th>{@link #toJava}</th></tr>
 * <tr><td>{@code None}</td><td>{@link #isNone}</td><td>{@code null}</td></tr>
 * <tr><td>{@code bool}</td><td>{@link #asBoolean}</td><td>{@code Boolean}</td></tr>
 * <tr><td>{@code int}</td><td>{@link #asInt}, {@link #asLong}, {@link #asBigInteger}; {@link #asDouble}
 *   if a {@code double} is exactly it</td><td>{@code Long}, from 64 bits on {@code BigInteger}</td></tr>
 * <tr><td>{@code float}</td><td>{@link #asDouble}</td><td>{@code Double}</td></tr>
 * <tr><td>{@code str}</td><td>{@link #asString}</td><td>{@code String}</td></tr>
 * <tr><td>{@code bytes}, {@code bytearray}</td><td>{@link #asBytes}</td><td>{@code byte[]}</td></tr>
 * <tr><td>{@code list}, {@code tuple}</td><td></td><td>{@code List}, as {@link #toList}</td></tr>
 * <tr><td>{@code dict}</td><td></td><td>{@code Map}, as {@link #toMap}</td></tr>
 * <tr><td>{@code set}, {@code frozenset}</td><td></td><td>{@code Set}, as {@link #toSet}</td></tr>
 * <tr><td>anything else</td><td></td><td>{@code ConversionException}</td></tr>
 * </table>
 *
 * <p>{@link #toJava} also gives {@code datetime.date}, {@code time}, {@code datetime} and {@code
 * timedelta} as {@code java.time} has them, {@code Decimal} as {@code BigDecimal}, {@code
 * uuid.UUID} as {@code UUID}, and Java objects that Python was given as themselves.
 *
 * <p>{@link #as} takes any of these types, which are also those of elements of {@link #asList} and
 * its like, of components of records, and of results of interfaces. {@code None} is {@code null},
 * but for primitive types, which refuse it:
 *
 * <table>
 * <caption>Python to a Java type</caption>
 * <tr><th>Type</th><th>from</th></tr>
 * <tr><td>{@code boolean}, {@code int}, {@code long}, {@code BigInteger}, {@code double}, {@code
 *   String}, {@code byte[]}</td><td>as by the methods above</td></tr>
 * <tr><td>{@code byte}, {@code short}</td><td>an {@code int} in its range</td></tr>
 * <tr><td>{@code float}</td><td>{@code float} or {@code int}, rounded</td></tr>
 * <tr><td>{@code char}</td><td>a {@code str} of one character up to U+FFFF</td></tr>
 * <tr><td>{@code BigDecimal}, {@code Number}</td><td>{@code Decimal}, {@code int}, {@code float}</td></tr>
 * <tr><td>an enum</td><td>the name of a constant, or a member of a Python enum of that name</td></tr>
 * <tr><td>{@code LocalDate}, {@code LocalTime}, {@code LocalDateTime}, {@code OffsetTime}, {@code
 *   OffsetDateTime}, {@code ZonedDateTime}, {@code Instant}, {@code Duration}</td>
 *   <td>the one type of {@code datetime} that it is exactly</td></tr>
 * <tr><td>{@code UUID}, {@code Path}</td><td>{@code uuid.UUID}; {@code str} or {@code os.PathLike}</td></tr>
 * <tr><td>{@code Optional} and its like</td><td>empty for {@code None}</td></tr>
 * <tr><td>a record</td><td>a {@code dict} with a key for each component and no other, a sequence of
 *   as many elements, or an object with attributes; an {@code Optional} may be missing</td></tr>
 * <tr><td>an array</td><td>any iterable but {@code dict}; a copy</td></tr>
 * <tr><td>{@code List}, {@code Map}, {@code Set}, {@code Collection}, {@code Iterable}, {@code
 *   Iterator}, {@code Stream}</td><td>live views</td></tr>
 * <tr><td>their classes in {@code java.util}</td><td>copies</td></tr>
 * <tr><td>any other interface</td><td>an object with methods of the names, in Java's or in Python's
 *   style ({@code onMessage}, {@code on_message}), or attributes that methods without parameters read;
 *   for one abstract method, any callable. Default methods work</td></tr>
 * <tr><td>{@code Object}</td><td>a value for {@code None}, {@code bool}, {@code int}, {@code float},
 *   {@code str}, {@code bytes}; else a {@code PyObject}</td></tr>
 * <tr><td>{@code PyObject}</td><td>anything</td></tr>
 * </table>
 *
 * <p>A view, or an object that implements an interface, is the same Python object when it is passed
 * to Python again.
 *
 * <p>Two references are {@linkplain #equals equal} if they are to the same Python object; Python's
 * own comparisons are {@link #isEqualTo} and {@link #compareTo}.
 *
 * <p>All methods throw {@link PythonException} if Python raises, {@link InterpreterDeadException}
 * if the interpreter cannot be used, and {@link IllegalStateException} if this reference was
 * closed.
 */
public final class PyObject implements AutoCloseable, Iterable<PyObject> {
  private final PyReference reference;

  /** Takes over a new reference. */
  PyObject(InterpreterState interpreter, int address) {
    reference = PyReference.of(this, interpreter, address);
  }

  /** Work with this object's address. */
  @FunctionalInterface
  private interface Work<T extends @Nullable Object> {
    T with(CApi api, int self);
  }

  private <T extends @Nullable Object> T enter(Work<T> work) {
    try {
      return reference.interpreter().enter(api -> work.with(api, reference.address()));
    } finally {
      Reference.reachabilityFence(this);
    }
  }

  private PyObject own(int address) {
    return reference.interpreter().own(address);
  }

  /** The address, for use by that interpreter only. */
  int addressIn(InterpreterState interpreter) {
    if (reference.interpreter() != interpreter) {
      throw new IllegalArgumentException(
          "a PyObject of one interpreter was passed to another; copy it with toJava() first");
    }
    return reference.address();
  }

  /** {@code self.name}. */
  public PyObject attr(String name) {
    return enter((api, self) -> own(api.objects().attr(self, name)));
  }

  /** {@code self.name = value}. */
  public void setAttr(String name, @Nullable Object value) {
    enter(
        (api, self) ->
            withConverted(
                api,
                value,
                object -> {
                  api.objects().setAttr(self, name, object);
                  return true;
                }));
  }

  /** {@code del self.name}. */
  public void deleteAttr(String name) {
    enter(
        (api, self) -> {
          api.objects().deleteAttr(self, name);
          return true;
        });
  }

  /** {@code dir(self)}: names of attributes, sorted. */
  public List<String> dir() {
    return enter(
        (api, self) -> {
          int names = api.objects().dir(self);
          try {
            List<String> texts = new ArrayList<>();
            api.toJava().toList(names).forEach(name -> texts.add(String.valueOf(name)));
            return texts;
          } finally {
            api.python().decRef(names);
          }
        });
  }

  /** Whether the object has the attribute: {@code hasattr(self, name)}. */
  public boolean hasAttr(String name) {
    return enter((api, self) -> api.objects().hasAttr(self, name));
  }

  /**
   * The future of what awaiting this object gives: of a coroutine, which becomes a task, of a task,
   * a future, or anything else with {@code __await__}. It ends as that of {@link
   * Interpreter#evalAsync(String)}; cancelling it cancels the task.
   *
   * @throws PythonException a {@code TypeError} if the object is not awaitable
   */
  public CompletableFuture<PyObject> toFuture() {
    return reference
        .interpreter()
        .enter(api -> reference.interpreter().futures().of(api, reference.address()));
  }

  /**
   * {@code aiter(self)}: an iteration as {@code async for} does it, with a future for each step.
   *
   * @throws PythonException a {@code TypeError} if the object is not asynchronously iterable
   */
  public PyAsyncIterator asyncIterator() {
    return enter((api, self) -> reference.interpreter().futures().iterator(api, self));
  }

  /**
   * This asynchronous iterable as a publisher. Each subscription calls {@code aiter(self)}, takes a
   * step when an element is requested, and ends the iteration, as {@link PyAsyncIterator#close},
   * when it is cancelled. Signals come on the interpreter's thread or on that of the request. Keeps
   * a reference of its own.
   */
  public Flow.Publisher<PyObject> toPublisher() {
    PyObject iterable = enter((api, self) -> own(api.python().incRef(self)));
    return new PyPublisher(iterable::asyncIterator);
  }

  /**
   * Enters this context manager, to be left by {@code close}, as {@code with} does: for {@code
   * try}. {@link #with} is safer, since it tells {@code __exit__} of exceptions.
   *
   * @throws PythonException what {@code __enter__} raises; a {@code TypeError} if the object is no
   *     context manager
   */
  public PyContext enter() {
    return enter((api, self) -> PyContext.enter(reference.interpreter(), api, self));
  }

  /**
   * {@code with self as value: block}. If the block throws, {@code __exit__} gets the exception: a
   * {@link PythonException} as the Python exception that it is, any other as {@code
   * jyodide.JavaError}. If {@code __exit__} returns something true, that was all; else the
   * exception is thrown on, the same object. The block runs on the caller's thread; inside {@link
   * Interpreter#call} no other thread's call comes between its steps.
   *
   * <pre>{@code
   * PyObject file = python.eval("open('notes.txt')");
   * String text = file.with(f -> f.callMethod("read").asString()).orElseThrow();
   * }</pre>
   *
   * @param block gets what {@code __enter__} gives, which is closed afterwards unless it is the
   *     result
   * @return what the block gives; empty if {@code __exit__} suppressed an exception, or for {@code
   *     null}
   * @throws E what the block throws
   * @throws PythonException what {@code __enter__} or {@code __exit__} raises; a {@code TypeError}
   *     if the object is no context manager
   */
  public <T, E extends Exception> Optional<T> with(PyContext.Block<T, E> block) throws E {
    PyContext context = enter();
    T result;
    try {
      result = block.run(context.value());
    } catch (Throwable e) {
      if (context.exit(e)) {
        return Optional.empty();
      }
      throw e;
    }
    context.leave(result);
    return Optional.ofNullable(result);
  }

  /**
   * {@code async with self as value: await block(value)}, as a task of {@code asyncio}. If the
   * block throws, or its stage fails, {@code __aexit__} gets the exception as with {@link #with}.
   *
   * @param block called on the interpreter's thread with what {@code __aenter__} gives, which is
   *     closed when the context is left
   * @return what the block's stage gives; empty if {@code __aexit__} suppressed an exception, or
   *     for {@code null}. It ends as the future of {@link Interpreter#evalAsync(String)} does.
   *     Cancelling it cancels the block's stage, and {@code __aexit__} runs
   */
  public <T> CompletableFuture<Optional<T>> withAsync(
      Function<? super PyObject, ? extends CompletionStage<? extends T>> block) {
    return enter((api, self) -> reference.interpreter().futures().with(api, self, block));
  }

  /** {@code self[key]}. */
  public PyObject item(@Nullable Object key) {
    return enter(
        (api, self) -> own(withConverted(api, key, object -> api.objects().item(self, object))));
  }

  /** {@code self[key] = value}. */
  public void setItem(@Nullable Object key, @Nullable Object value) {
    enter(
        (api, self) ->
            withConverted(
                api,
                key,
                keyObject ->
                    withConverted(
                        api,
                        value,
                        object -> {
                          api.objects().setItem(self, keyObject, object);
                          return true;
                        })));
  }

  /** {@code del self[key]}. */
  public void deleteItem(@Nullable Object key) {
    enter(
        (api, self) ->
            withConverted(
                api,
                key,
                object -> {
                  api.objects().deleteItem(self, object);
                  return true;
                }));
  }

  /** {@code element in self}. */
  public boolean contains(@Nullable Object element) {
    return enter(
        (api, self) -> withConverted(api, element, object -> api.objects().contains(self, object)));
  }

  /**
   * {@code self(*arguments)}. A call with one {@code List} and one {@code Map} means {@link
   * #call(List, Map)}.
   */
  public PyObject call(@Nullable Object... arguments) {
    return enter((api, self) -> own(api.calls().call(self, arguments)));
  }

  /** {@code self(*arguments, **keywords)}. */
  public PyObject call(
      List<? extends @Nullable Object> arguments,
      Map<String, ? extends @Nullable Object> keywords) {
    return enter((api, self) -> own(api.calls().call(self, arguments, keywords)));
  }

  /** {@code self.name(*arguments)}, faster than {@link #attr} and {@link #call}. */
  public PyObject callMethod(String name, @Nullable Object... arguments) {
    return enter((api, self) -> own(api.calls().callMethod(self, name, arguments)));
  }

  /** {@code iter(self)}: each step of the iterator is one step in Python. */
  @Override
  public Iterator<PyObject> iterator() {
    return new PyIterator(enter((api, self) -> own(api.objects().iterator(self))));
  }

  /** {@code len(self)}. */
  public int len() {
    return enter((api, self) -> api.objects().size(self));
  }

  /** {@code str(self)}. */
  public String str() {
    return enter((api, self) -> api.objects().str(self));
  }

  /** {@code repr(self)}. */
  public String repr() {
    return enter((api, self) -> api.objects().repr(self));
  }

  /**
   * {@code type(self)}, its name as a traceback would print it: {@code int}, {@code re.Pattern}.
   */
  public String typeName() {
    return enter((api, self) -> api.types().name(self));
  }

  /** {@code type(self)}. */
  public PyObject type() {
    return enter((api, self) -> own(api.python().incRef(api.types().typeOf(self))));
  }

  /** {@code isinstance(self, type)}. */
  public boolean isInstance(PyObject type) {
    return enter(
        (api, self) -> api.objects().isInstance(self, type.addressIn(reference.interpreter())));
  }

  /** {@code callable(self)}. */
  public boolean isCallable() {
    return enter((api, self) -> api.objects().isCallable(self));
  }

  /** {@code hash(self)}. */
  public int pythonHash() {
    return enter((api, self) -> api.objects().hash(self));
  }

  /** {@code self == other}, as Python answers it. For identity, see {@link #equals}. */
  public boolean isEqualTo(@Nullable Object other) {
    return enter(
        (api, self) -> withConverted(api, other, object -> api.objects().isEqual(self, object)));
  }

  /**
   * The order of two objects by Python's {@code <} and {@code ==}: negative, zero or positive, as
   * for a {@code Comparator}.
   *
   * @throws PythonException a {@code TypeError} if Python does not order them
   * @throws IllegalArgumentException if they are neither less, equal nor greater, as {@code nan}
   */
  public int compareTo(@Nullable Object other) {
    return enter((api, self) -> withConverted(api, other, object -> order(api, self, object)));
  }

  private static int order(CApi api, int self, int other) {
    if (api.objects().compare(self, other, Comparison.LESS)) {
      return -1;
    }
    if (api.objects().compare(self, other, Comparison.GREATER)) {
      return 1;
    }
    if (api.objects().isEqual(self, other)) {
      return 0;
    }
    throw new IllegalArgumentException(
        api.toJava().shortRepr(self)
            + " is neither less than, equal to nor greater than "
            + api.toJava().shortRepr(other));
  }

  /** Whether this is {@code None}. */
  public boolean isNone() {
    return enter((api, self) -> self == api.types().none());
  }

  /** Whether both refer to the same Python object: {@code self is other}. */
  public boolean is(PyObject other) {
    return enter((api, self) -> self == other.addressIn(reference.interpreter()));
  }

  /** {@code bool(self)}: whether Python takes it for true. */
  public boolean isTrue() {
    return enter((api, self) -> api.objects().isTrue(self));
  }

  /**
   * The value of an {@code int}.
   *
   * @throws ConversionException if it is no {@code int} (a {@code bool} is not taken for one) or
   *     does not fit 32 bits
   */
  public int asInt() {
    return enter((api, self) -> api.toJava().asInt(self));
  }

  /**
   * The value of an {@code int}.
   *
   * @throws ConversionException if it is no {@code int} or does not fit 64 bits
   */
  public long asLong() {
    return enter((api, self) -> api.toJava().asLong(self));
  }

  /**
   * The value of an {@code int} of any size.
   *
   * @throws ConversionException if it is no {@code int}
   */
  public BigInteger asBigInteger() {
    return enter((api, self) -> api.toJava().asBigInteger(self));
  }

  /**
   * The value of a {@code float}, bit for bit, or of an {@code int} that a {@code double} can hold
   * exactly.
   *
   * @throws ConversionException if it is neither
   */
  public double asDouble() {
    return enter((api, self) -> api.toJava().asDouble(self));
  }

  /**
   * The value of a {@code bool}. For truth in Python's sense, see {@link #isTrue}.
   *
   * @throws ConversionException if it is no {@code bool}
   */
  public boolean asBoolean() {
    return enter((api, self) -> api.toJava().asBoolean(self));
  }

  /**
   * The value of a {@code str}; a lone surrogate stays as it is.
   *
   * @throws ConversionException if it is no {@code str}
   */
  public String asString() {
    return enter((api, self) -> api.toJava().asString(self));
  }

  /**
   * A copy of a {@code bytes} or {@code bytearray}.
   *
   * @throws ConversionException if it is neither
   */
  public byte[] asBytes() {
    return enter((api, self) -> api.toJava().asBytes(self));
  }

  /**
   * The object as a Java type by the third table above: exact, or a live view.
   *
   * @throws ConversionException if it is not that type; with the path to the part that is not
   */
  public <T> T as(Class<T> type) {
    return type.cast(typed(MethodType.methodType(type).wrap().returnType()));
  }

  /**
   * A live view of a sequence, with elements of that type. It can be changed if the object can;
   * what Python refuses is an {@link UnsupportedOperationException}.
   *
   * @throws ConversionException if the object is no sequence; from methods of the view if an
   *     element is not of the type
   */
  @SuppressWarnings("unchecked") // the conversion makes the type
  public <E> List<E> asList(Class<E> elements) {
    return (List<E>) typed(TypeArguments.parameterized(List.class, elements));
  }

  /**
   * A live view of a mapping. Keys are the same if Python holds them for equal: {@code 1}, {@code
   * 1.0} and {@code true} are. A change in Python ends iteration in Java with a {@link
   * java.util.ConcurrentModificationException}.
   *
   * @throws ConversionException if the object is no mapping; from methods of the view if a key or
   *     value is not of its type
   */
  @SuppressWarnings("unchecked") // the conversion makes the type
  public <K, V> Map<K, V> asMap(Class<K> keys, Class<V> values) {
    return (Map<K, V>) typed(TypeArguments.parameterized(Map.class, keys, values));
  }

  /**
   * A live view of a set. Elements are the same if Python holds them for equal.
   *
   * @throws ConversionException if the object is no set; from methods of the view if an element is
   *     not of the type
   */
  @SuppressWarnings("unchecked") // the conversion makes the type
  public <E> Set<E> asSet(Class<E> elements) {
    return (Set<E>) typed(TypeArguments.parameterized(Set.class, elements));
  }

  /**
   * A live view of anything that has a length and can be iterated over, such as the values of a
   * {@code dict}; a list or set if the object is one.
   *
   * @throws ConversionException if the object is neither; from methods of the view if an element is
   *     not of the type
   */
  @SuppressWarnings("unchecked") // the conversion makes the type
  public <E> Collection<E> asCollection(Class<E> elements) {
    return (Collection<E>) typed(TypeArguments.parameterized(Collection.class, elements));
  }

  /**
   * The elements that {@code iter(self)} gives, each converted when it is reached.
   *
   * @throws ConversionException if the object is not iterable; from the iterator if an element is
   *     not of the type
   */
  @SuppressWarnings("unchecked") // the conversion makes the type
  public <E> Iterator<E> asIterator(Class<E> elements) {
    return (Iterator<E>) typed(TypeArguments.parameterized(Iterator.class, elements));
  }

  private Object typed(Type type) {
    return enter(
        (api, self) -> {
          Object value = api.toJava().convert(self, type);
          if (value == null) {
            throw api.toJava().mismatch(self, type.getTypeName());
          }
          return value;
        });
  }

  /**
   * The object's memory, to be closed; writable if the object allows it.
   *
   * @throws PythonException a {@code TypeError} if it has none, a {@code BufferError} if it cannot
   *     be shown without pointers inside it
   */
  public PyBuffer buffer() {
    return enter(
        (api, self) -> new PyBuffer(reference.interpreter(), api.buffers().open(self, false)));
  }

  /**
   * A deep copy by the table above. An object that occurs twice, or inside itself, is copied once.
   *
   * @throws ConversionException if it is or contains something that has no copy; with the path to
   *     it
   */
  @SuppressWarnings("NullAway") // enter gives what the lambda gives, which may be null
  public @Nullable Object toJava() {
    return enter((api, self) -> api.toJava().toJava(self, CopyOptions.defaults()));
  }

  /**
   * As {@link #toJava()}, with a limit of depth or a converter.
   *
   * @throws ConversionException as {@link #toJava()}
   */
  @SuppressWarnings("NullAway") // enter gives what the lambda gives, which may be null
  public @Nullable Object toJava(CopyOptions options) {
    return enter((api, self) -> api.toJava().toJava(self, options));
  }

  /**
   * A deep copy of a {@code list} or {@code tuple} as a modifiable list.
   *
   * @throws ConversionException as {@link #toJava}, and if it is neither
   */
  public List<@Nullable Object> toList() {
    return enter((api, self) -> api.toJava().toList(self));
  }

  /**
   * A deep copy of a {@code dict} as a modifiable map in the same order.
   *
   * @throws ConversionException as {@link #toJava}, if it is none, or if two keys are equal in Java
   */
  public Map<@Nullable Object, @Nullable Object> toMap() {
    return enter((api, self) -> api.toJava().toMap(self));
  }

  /**
   * A deep copy of a {@code set} or {@code frozenset} as a modifiable set.
   *
   * @throws ConversionException as {@link #toJava}, and if it is neither
   */
  public Set<@Nullable Object> toSet() {
    return enter((api, self) -> api.toJava().toSet(self));
  }

  /** Whether it was not closed yet. */
  boolean isOpen() {
    return !reference.isReleased();
  }

  /** Drops the reference. Closing twice does nothing. */
  @Override
  public void close() {
    reference.close();
  }

  /**
   * Whether the other is a reference to the same Python object, open or closed. Python is not
   * asked: for its {@code ==}, see {@link #isEqualTo}.
   */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof PyObject that && reference.isSame(that.reference);
  }

  /** A hash of the identity. */
  @Override
  public int hashCode() {
    return reference.identityHash();
  }

  /** {@link #str()}, or a note that the reference or the interpreter was closed. */
  @Override
  public String toString() {
    if (reference.isReleased()) {
      return "<closed PyObject>";
    }
    try {
      return str();
    } catch (InterpreterDeadException e) {
      return "<PyObject of a closed interpreter>";
    }
  }

  /** What to do with the reference to a converted value. */
  @FunctionalInterface
  private interface Use<T> {
    T of(int object);
  }

  private static <T> T withConverted(CApi api, @Nullable Object value, Use<T> use) {
    int object = api.toPython().convert(value);
    try {
      return use.of(object);
    } finally {
      api.python().decRef(object);
    }
  }

  /** The next element, of an iterator. */
  Optional<PyObject> next() {
    return enter(
        (api, self) -> {
          int element = api.objects().next(self);
          return element == 0 ? Optional.empty() : Optional.of(own(element));
        });
  }
}
