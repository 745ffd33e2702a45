/** Every process of the program begins with its catalogue, and so does every file of tests. */
import '../src/catalogue';
