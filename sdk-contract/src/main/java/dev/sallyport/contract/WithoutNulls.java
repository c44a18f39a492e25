package dev.sallyport.contract;

import com.fasterxml.jackson.annotation.JacksonAnnotationsInside;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/** A list of the wire whose elements can't be null: a message with such an element is malformed, and nobody meets it later. */
@JacksonAnnotationsInside
@JsonSetter(contentNulls = Nulls.FAIL)
@Retention(RetentionPolicy.RUNTIME)
@interface WithoutNulls {}
