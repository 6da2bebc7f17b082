package lyceum.tables.catalog;

import lyceum.tables.capacity.Meter;
import software.amazon.awssdk.services.dynamodb.model.DescribeEndpointsRequest;
import software.amazon.awssdk.services.dynamodb.model.DescribeEndpointsResponse;
import software.amazon.awssdk.services.dynamodb.model.DescribeLimitsRequest;
import software.amazon.awssdk.services.dynamodb.model.DescribeLimitsResponse;
import software.amazon.awssdk.services.dynamodb.model.Endpoint;

/** DescribeLimits and DescribeEndpoints, as a new account would be told. Nothing here is limited by them. */
final class Account {
    private static final long ACCOUNT_UNITS = 80_000;
    private static final long TABLE_UNITS = 40_000;
    private static final long CACHE_MINUTES = 1440;

    private final String region;

    Account(String region) {
        this.region = region;
    }

    DescribeLimitsResponse limits(DescribeLimitsRequest request, Meter unused) {
        return DescribeLimitsResponse.builder()
                .accountMaxReadCapacityUnits(ACCOUNT_UNITS)
                .accountMaxWriteCapacityUnits(ACCOUNT_UNITS)
                .tableMaxReadCapacityUnits(TABLE_UNITS)
                .tableMaxWriteCapacityUnits(TABLE_UNITS)
                .build();
    }

    DescribeEndpointsResponse endpoints(DescribeEndpointsRequest request, Meter unused) {
        return DescribeEndpointsResponse.builder()
                .endpoints(Endpoint.builder()
                        .address("dynamodb." + region + ".amazonaws.com")
                        .cachePeriodInMinutes(CACHE_MINUTES)
                        .build())
                .build();
    }
}
