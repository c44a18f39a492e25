package dev.sallyport.testkit.doors;

/** Somebody asks for something somewhere. */
record Request(Asker who, Place place, Wish wish) {

    @Override
    public String toString() {
        return who + " at " + place + ": " + wish.name();
    }
}
