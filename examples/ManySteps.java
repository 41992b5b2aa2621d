import java.util.List;
import java.util.Map;
import org.jyodide.Interpreter;
import org.jyodide.PyObject;

/** Many small steps in Python's objects: a block of Java code runs beside Python, at one hop. */
public final class ManySteps {
  private ManySteps() {}

  public static void main(String... arguments) {
    try (Interpreter python = Interpreter.create()) {
      python.exec(
          """
          class Order:
              def __init__(self, item, cents):
                  self.item = item
                  self.cents = cents

          orders = [Order("tea", 350), Order("cake", 420), Order("tea", 350)]
          stock = {"tea": 10, "cake": 3}
          """);
      PyObject orders = python.globals().item("orders");
      Map<String, Integer> stock =
          python.globals().item("stock").asMap(String.class, Integer.class);

      long cents =
          python.call(
              () -> {
                long sum = 0;
                for (PyObject order : orders.asList(PyObject.class)) {
                  sum += order.attr("cents").asLong();
                  stock.merge(order.attr("item").asString(), -1, Integer::sum);
                }
                return sum;
              });
      System.out.println(cents + " cents");
      System.out.println(List.copyOf(stock.entrySet()));
      System.out.println(python.eval("stock").repr());
    }
  }
}
